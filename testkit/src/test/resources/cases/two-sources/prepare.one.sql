-- one table
CREATE DATABASE one_${run};
CREATE TABLE one_${run}.t (
  id INT PRIMARY KEY,
  a VARCHAR(9)
);
INSERT INTO one_${run}.t VALUES (1, 'a;b');
