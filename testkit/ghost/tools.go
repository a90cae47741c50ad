//go:build tools

// Package tools names the program that `go build` makes here: the online DDL tool the tests run.
package tools

import _ "github.com/github/gh-ost/go/cmd/gh-ost"
