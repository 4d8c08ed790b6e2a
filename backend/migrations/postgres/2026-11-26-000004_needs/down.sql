DROP INDEX courses_year_plan_item;
ALTER TABLE courses DROP COLUMN year_plan_item_id;
DROP TABLE need_people;
DROP TABLE needs;
DROP TABLE year_plan_amendments;
DROP TABLE year_plan_items;
DROP TABLE year_plans;
DROP TABLE needs_submissions;
DROP TABLE needs_rounds;
