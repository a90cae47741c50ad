INSERT INTO one_${run}.t VALUES (2, NULL);
