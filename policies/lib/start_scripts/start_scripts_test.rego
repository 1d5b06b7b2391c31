package lib.start_scripts_test

import data.lib.start_scripts

test_finds_secrets_by_name_and_form if {
	start_scripts.found("export DB_PASSWORD=correct-horse") == {"DB_PASSWORD"}
	start_scripts.found("psql postgres://shop:correct-horse@db.internal/shop") == {"a password in a URL"}
	start_scripts.found("mysql -u root -pcorrect-horse shop") == {"a password of MySQL"}
	start_scripts.found("#!/bin/sh\napt-get install -y nginx\n") == set()
}

test_says_by_what_words_a_line_is_known if {
	start_scripts.words("export DB_PASSWORD=correct-horse") == {["DB_PASSWORD"]}
	start_scripts.words("mysql -u root -pcorrect-horse shop") == {["-pcorrect-horse"]}
	start_scripts.words("hostname") == {[]}
}

test_reads_base64 if {
	start_scripts.decoded(base64.encode("export DB_PASSWORD=correct-horse")) == "export DB_PASSWORD=correct-horse"
	start_scripts.decoded("hostname") == "hostname"
}

test_knows_what_is_unread if {
	start_scripts.unread("${file(\"start.sh\")}")
	not start_scripts.unread("${templatefile(\"x.sh\", { DB_PASSWORD = \"correct-horse\" })}")
	not start_scripts.unread("hostname")
}
