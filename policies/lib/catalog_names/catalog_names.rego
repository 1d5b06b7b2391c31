# METADATA
# title: Names of the software catalog
# description: The forms that Backstage allows for names, namespaces, and the keys of labels and annotations, as Kubernetes does.
# related_resources:
#   - ref: https://backstage.io/docs/features/software-catalog/descriptor-format/#common-to-all-kinds-the-metadata
#     description: Backstage, descriptor format, metadata
package lib.catalog_names

# Words of letters and digits with `-`, `_` and `.` between them.
is_name(text) if {
	is_string(text)
	count(text) <= 63
	regex.match(`^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$`, text)
}

is_dns_label(text) if {
	is_string(text)
	count(text) <= 63
	regex.match(`^[a-z0-9]+(-+[a-z0-9]+)*$`, text)
}

# The keys of labels and annotations: a name, perhaps behind a domain and a slash.
is_key(text) if is_name(text)

is_key(text) if {
	[domain, name] := split(text, "/")
	is_domain(domain)
	is_name(name)
}

is_domain(text) if {
	count(text) <= 253
	every part in split(text, ".") {
		is_dns_label(part)
	}
}
