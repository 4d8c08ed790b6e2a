DROP INDEX courses_allocation;
ALTER TABLE courses DROP COLUMN allocation_id;
DROP TABLE money_lines;
DROP TABLE allocations;
DROP TABLE fund_sources;
