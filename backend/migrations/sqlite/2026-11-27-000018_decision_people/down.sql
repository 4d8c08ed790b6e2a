DROP TABLE decision_people;
