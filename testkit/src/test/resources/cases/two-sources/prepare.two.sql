-- one table
CREATE DATABASE two_${run};
CREATE TABLE two_${run}.t (
  id INT PRIMARY KEY,
  a VARCHAR(9)
);
INSERT INTO two_${run}.t VALUES (1, 'a;b');
