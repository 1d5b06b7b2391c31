package lib.placeholders_test

import data.lib.placeholders

test_knows_each_spelling if {
	every text in [
		"${A}", "${A:?say which}", "$A", "$(A)", "$(params.a)", "{{ .Values.a }}", "{{a}}", "${{ inputs.a }}",
		"<a>", "<your image>", "@A@", "@project.version@", "%A%", "%(a)s", "{a}", "<%= a %>",
	] {
		placeholders.whole(text) == text
		placeholders.all(sprintf("x:%s-y", [text])) == [text]
	}
}

test_a_whole_placeholder_has_nothing_beside_it if {
	placeholders.whole(" ${A}${B} ") == "${A}"
	every value in ["", " ", "a", "1${A}", "${A}-b", "service:${A}", "a@b", "nginx@sha256:abc", "50%", "a < b", true, 0, null, ["${A}"]] {
		not placeholders.whole(value)
	}
}

test_fills_in_defaults if {
	placeholders.filled("${A:-false}") == "false"
	placeholders.filled("${A:=false}") == "false"
	placeholders.filled("${A-x}/${B=y}:${C}") == "x/y:${C}"
	placeholders.filled("${A:-${B:-${C:-1.2}}}") == "1.2"
	placeholders.filled("$(A) ${A:?none} {{ a }}") == "$(A) ${A:?none} {{ a }}"
}

test_names_the_placeholder if {
	placeholders.finding("hostNetwork of Pod \"web\"", "${NET:-\n no}", ["spec", "hostNetwork"]) == {
		"message": "hostNetwork of Pod \"web\" comes from ${NET:- no}, which is filled in later",
		"at": ["spec", "hostNetwork"],
	}
}
