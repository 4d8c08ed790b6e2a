DROP TABLE reminders;
DROP TABLE mails;
DROP TABLE reminder_steps;
DROP TABLE reminder_kinds;
