DROP TABLE unit_review_people;
DROP TABLE unit_reviews;
DROP TABLE classifications;
DROP TABLE classification_rules;
DROP TABLE amendments;
DROP TABLE closed_years;
