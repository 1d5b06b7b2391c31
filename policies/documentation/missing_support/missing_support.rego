# METADATA
# title: Nothing says where to get help
# description: >-
#   Neither a SUPPORT file nor the README, nor what says how to contribute, says where to ask: a channel, a forum, a team, the
#   issues. Questions go to whoever committed last, or into the security address.
# related_resources:
#   - ref: https://docs.github.com/en/communities/setting-up-your-project-for-healthy-contributions/adding-support-resources-to-your-project
#     description: GitHub, adding support resources
# custom:
#   severity: low
#   kinds: [repository]
#   facts: [docs]
#   remediation: >-
#     Add a section `Support` to the README with the channel and what to expect from it, or a `SUPPORT.md`.
package documentation.missing_support

import data.lib.docs
import data.lib.repository

deny contains {"message": "nothing says where to get help", "at": []} if {
	repository.known
	count(repository.named(repository.homes, `^support([._-].*)?$`)) == 0
	not docs.readme_mentions(_words)
	not _contributors_are_told
	count(repository.named(_forms, `support|question|help`)) == 0
}

# What says how to contribute, by a section on questions or the place for them; that it names the issues says nothing.
_contributors_are_told if {
	some path in _contributing
	docs.has_heading(path, `\b(questions?|get(ting)? (help|support|in touch))\b|^\W*(help|support)\W*$`)
}

_contributors_are_told if {
	some path in _contributing
	docs.has_link(path, `slack|discord|discourse|gitter|/discussions\b|stackoverflow|groups\.google`)
}

_contributing := repository.named(repository.homes, `^contributing([._-].*)?$`)

# A form for questions says that they are asked there.
_forms := [".github/ISSUE_TEMPLATE", ".github/issue_template", ".github/DISCUSSION_TEMPLATE", ".gitlab/issue_templates"]

# Headings and links of a README, in lower case.
_words := concat("|", [
	`\b(support|contact|communit|question|feedback|get(ting)? in touch|ask us)`, `\bhelp\b`,
	`slack|discord|gitter|/discussions\b|/issues\b|^mailto:|stackoverflow`,
	`\b(kontakt|contatt?o|contacto|henvendelse|sp(ø|o)rsm(å|a)l|fr(å|a)g(a|or)\b|hjelp|hj(æ|ä)lp|fragen|hilfe|unterst(ü|ue)tzung)`,
	`\b(vragen|hulp|ondersteuning|aide|assistance|ayuda|soporte|preguntas|comunidad|ajuda|suporte|d(ú|u)vidas|aiuto|pomoc)\b`,
	`контакт|помощь|поддержк|вопрос|联系|帮助|支持|反馈|社区|交流|聯絡|問い合わせ|サポート|質問|ヘルプ|문의|지원`,
])
