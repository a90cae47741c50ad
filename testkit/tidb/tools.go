//go:build tools

// Package tools names the program that `go build` makes here: the TiDB server the tests run against.
package tools

import _ "github.com/pingcap/tidb/cmd/tidb-server"
