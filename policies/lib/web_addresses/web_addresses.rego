# METADATA
# title: Addresses of the web
# description: What a browser takes as a whole address, as `new URL(text)` of the WHATWG's standard has it.
# related_resources:
#   - ref: https://url.spec.whatwg.org/#url-parsing
#     description: WHATWG, URL standard
package lib.web_addresses

# Whether a text is an address with a scheme and, where the scheme has one, a host.
is_url(text) if {
	is_string(text)
	trimmed := _trimmed(text)
	regex.match(`^[A-Za-z][-A-Za-z0-9+.]*:`, trimmed)
	not _is_special(trimmed)
	not regex.match(`^[^:]+://[^/?#]*[ <>^|]`, trimmed)
}

is_url(text) if {
	is_string(text)
	trimmed := _trimmed(text)
	_is_special(trimmed)

	# Any number of slashes, a user, the host, a port.
	pattern := `(?i)^(?:https?|wss?|ftp):[/\\]*(?:[^/\\?#]*@)?(\[[0-9a-f:.]+\]|[^/\\?#:@\[\]]+)(?::([0-9]*))?(?:[/\\?#].*)?$`
	[[_, host, port]] := regex.find_all_string_submatch_n(pattern, trimmed, 1)
	_is_host(host)
	_is_port(port)
}

# Schemes whose addresses have a host always.
_is_special(text) if regex.match(`(?i)^(https?|wss?|ftp):`, text)

# Line breaks and tabs anywhere, blanks at both ends do not count.
_trimmed(text) := trim_space(regex.replace(text, `[\t\n\r]`, ""))

_is_host(host) if startswith(host, "[")

_is_host(host) if {
	not regex.match(`[ <>^|\x00-\x1f]|%(?:[^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)`, host)
	not _is_broken_number(host)
}

# A host that ends in a number is an address of four bytes.
_is_broken_number(host) if {
	parts := split(trim_suffix(host, "."), ".")
	regex.match(`^[0-9]+$`, parts[count(parts) - 1])
	not _is_address(parts)
}

_is_address(parts) if {
	count(parts) <= 4
	every part in parts {
		regex.match(`^[0-9]+$`, part)
	}
	every part in array.slice(parts, 0, count(parts) - 1) {
		to_number(part) < 256
	}
	to_number(parts[count(parts) - 1]) < _largest[count(parts)]
}

_largest := {1: 4294967296, 2: 16777216, 3: 65536, 4: 256}

_is_port("")

_is_port(port) if {
	port != ""
	to_number(port) < 65536
}
