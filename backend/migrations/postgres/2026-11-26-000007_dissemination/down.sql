DROP TABLE dissemination_session_people;
DROP TABLE dissemination_session_documents;
DROP TABLE dissemination_sessions;
DROP TABLE document_confirmations;
DROP TABLE document_files;
DROP TABLE document_versions;
DROP TABLE document_units;
DROP TABLE documents;
