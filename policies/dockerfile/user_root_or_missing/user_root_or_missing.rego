# METADATA
# title: Image that runs as root
# description: >-
#   The last stage sets no `USER`, or its last one is root. The process then runs as root wherever nobody overrides it, and a
#   hole in it is a hole in everything that is mounted. A stage built on an earlier one has that one's user; an image that says
#   `nonroot` or `unprivileged`, or that is known for it, brings its own. A stage that only carries files on scratch starts
#   nothing, and a file of nothing but `FROM` builds nothing.
# related_resources:
#   - ref: https://docs.docker.com/build/building/best-practices/#user
#     description: Docker, building best practices
#   - ref: https://edu.chainguard.dev/chainguard/chainguard-images/overview/
#     description: Chainguard, images without root
# custom:
#   severity: medium
#   kinds: [dockerfile]
#   remediation: >-
#     Create a user (`RUN useradd --system --uid 10001 app`), give it the files it writes with `COPY --chown`, and put `USER 10001`
#     after the last step that needs root. A number, so that Kubernetes can check `runAsNonRoot`.
#   controls:
#     cis_docker_1_6: ["4.1"]
#   parameters:
#     fix_user:
#       default: "65532"
#       description: The user that a fix sets where there is none; empty for no fix.
package dockerfile.user_root_or_missing

import data.lib.dockerfile
import data.lib.fix
import data.lib.placeholders

deny contains {"message": message, "at": last.at} if {
	last := _users[count(_users) - 1]
	_root(last.name)
	message := sprintf("stage %s runs as root", [dockerfile.label])
}

deny contains object.union({"message": message, "at": ["stages", dockerfile.final.index]}, _remedy) if {
	count(_users) == 0
	not dockerfile.no_image
	image := lower(dockerfile.lineage[0].image)
	not contains(image, "$")
	not _brings_a_user(image)
	message := sprintf("stage %s sets no user, so it runs as root%s", [dockerfile.label, _doubt])
}

unknown contains placeholders.finding(what, placeholder, last.at) if {
	last := _users[count(_users) - 1]
	not _root(last.name)
	placeholder := placeholders.whole(regex.replace(_with_default(last.written), `(^[^:{]*|\})[: ].*`, "$1"))
	what := sprintf("the user of stage %s", [dockerfile.label])
}

# A base image that is known in part only may bring a user.
unknown contains placeholders.finding(what, placeholder, ["stages", lowest.index, "image"]) if {
	count(_users) == 0
	not dockerfile.no_image
	lowest := dockerfile.lineage[0]
	not _brings_a_user(lower(lowest.image))
	contains(lowest.image, "$")
	placeholder := placeholders.all(lowest.image)[0]
	what := sprintf("base image %q, which may bring a user,", [lowest.image])
}

_brings_a_user(image) if regex.match(`[:-](nonroot|unprivileged)\b|\brootless\b|-chiseled`, image)

_brings_a_user(image) if {
	regex.match(_some_known, trim_prefix(image, "docker.io/"))
	not regex.match(`^cgr\.dev/chainguard/(chainguard|wolfi)-base\b`, image)
}

# Images whose last USER is not root.
_known := {
	`(library/)?(elasticsearch|haproxy|jetty|kibana|kong|logstash|memcached|open-liberty|solr|sonarqube|spark|varnish)`,
	`apache/(airflow|kafka|spark|superset)`, `bitnami(legacy|secure)?`, `cgr\.dev/chainguard(-private)?`, `cimg`,
	`curlimages/curl`, `docker\.elastic\.co/(apm|beats|elasticsearch|kibana|logstash)`, `grafana/(grafana|loki|mimir|tempo)`,
	`jenkins/jenkins`, `mambaorg/micromamba`, `openpolicyagent/opa`, `(quay\.io/)?jupyter`, `quay\.io/keycloak/keycloak`,
	`(prom|quay\.io/prometheus)`, `selenium`,
	`registry\.(access\.)?redhat\.(com|io)/ubi[0-9]+/(nginx|nodejs|openjdk|perl|php|python|ruby)-[^/:@]+`,
}

_some_known := sprintf(`^(%s)(/|:|@|$)`, [concat("|", _known)])

default _doubt := ""

_doubt := sprintf(" unless %s brings a user", [dockerfile.foreign_base])

_users := [user |
	some stage in dockerfile.lineage
	some index, instruction in stage.instructions
	instruction.cmd == "user"
	not object.get(instruction, "onbuild", false)
	written := concat(" ", instruction.value)
	user := {
		"name": lower(written),
		"written": written,
		"at": ["stages", stage.index, "instructions", index],
	}
]

# What a variable is without a value counts: ${APP_USER:-0}.
_root(name) if {
	split(split(_with_default(name), " ")[0], ":")[0] in {"", "0", "root"}
}

_with_default(name) := regex.replace(name, `\$\{\w+:?-([^{}$]*)\}`, "${1}")

# Before what the image starts, behind all that the build does as root.
_remedy := {"fix": fix.unsafe(sprintf("Run as the user %s", [user]), [_edit(sprintf("USER %s", [user]))])} if {
	user := data.karat.parameters.fix_user
	user != ""
	count(dockerfile.final.instructions) > 0
} else := {}

_edit(line) := fix.insert_before(_last[0], line) if {
	count(_last) > 0
} else := fix.insert_after(array.concat(_instructions, [count(dockerfile.final.instructions) - 1]), line)

_instructions := ["stages", dockerfile.final.index, "instructions"]

# The CMD and ENTRYPOINT behind which nothing is built any more.
_last := [array.concat(_instructions, [index]) |
	some index, instruction in dockerfile.final.instructions
	instruction.cmd in {"cmd", "entrypoint"}
	rest := array.slice(dockerfile.final.instructions, index, count(dockerfile.final.instructions))
	every later in rest {
		not later.cmd in {"add", "copy", "run"}
	}
]
