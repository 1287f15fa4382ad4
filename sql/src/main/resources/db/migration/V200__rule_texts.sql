-- The texts of every rule book and every set of rule packs that was ever in force here, by the title that stands on
-- permits and in the ledger: what decided years ago can be read years later. files is a JSON object of texts by file name.
-- It is the installation's own and of no client.
CREATE TABLE `rule_text` (
    title VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    files MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    first_at DATETIME(3) NOT NULL,
    PRIMARY KEY (title)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
