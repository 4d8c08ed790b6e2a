DROP TABLE superior_sheet_layouts;
