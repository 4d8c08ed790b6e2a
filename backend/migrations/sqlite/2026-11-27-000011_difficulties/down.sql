DROP TABLE difficulties;
DROP TABLE steps;
