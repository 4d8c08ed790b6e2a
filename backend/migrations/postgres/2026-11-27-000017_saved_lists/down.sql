DROP TABLE saved_lists;
