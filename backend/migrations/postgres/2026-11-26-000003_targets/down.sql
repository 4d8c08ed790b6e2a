DROP INDEX staff_states_state;
DROP INDEX requirement_findings_below;
DROP INDEX nominations_person_course;
ALTER TABLE requirement_findings DROP COLUMN requirement_key;
DROP TABLE staff_former_categories;
DROP TABLE superior_software_marks;
DROP TABLE cohort_departures;
DROP TABLE target_figures;
DROP TABLE targets;
