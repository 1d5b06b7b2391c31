//! Lines of rendered texts and of the templates that they were rendered from.

use std::fmt::Write as _;

use super::*;

/// The part of the template that the part `of` of the rendered text comes from, with its line from 1.
fn place(template: &str, rendered: &str, of: &str) -> (usize, String) {
    let start = rendered.find(of).unwrap_or_else(|| panic!("{of} is in {rendered}"));
    let span = Span::new(small(start), small(start + of.len()));
    let found = Alignment::of(rendered, template).place(rendered, span, template);
    let (start, end) = (found.start as usize, found.end as usize);
    (
        template[..start].lines().count().max(1) + usize::from(template[..start].ends_with('\n')),
        template[start..end].to_owned(),
    )
}

fn assert_places(template: &str, rendered: &str, table: &[(&str, usize, &str)]) {
    for (of, line, part) in table {
        assert_eq!(place(template, rendered, of), (*line, (*part).to_owned()), "{of}");
    }
}

const DEPLOYMENT: &str = r#"{{- $name := include "web.fullname" . -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ $name }}
  labels:
    {{- include "web.labels" . | nindent 4 }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  template:
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
          securityContext:
            {{- toYaml .Values.securityContext | nindent 12 }}
          env:
            {{- range $key, $value := .Values.env }}
            - name: {{ $key }}
              value: {{ $value | quote }}
            {{- end }}
            - name: LAST
              value: "1"
        {{- if .Values.sidecar }}
        - name: proxy
          image: proxy:latest
        {{- else }}
        - name: other
          image: other:1
        {{- end }}
      hostNetwork: true
"#;

const RENDERED: &str = r#"apiVersion: apps/v1
kind: Deployment
metadata:
  name: release-web
  labels:
    app.kubernetes.io/name: web
    app.kubernetes.io/instance: release
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: "nginx:1.25"
          securityContext:
            privileged: true
            runAsUser: 0
          env:
            - name: A
              value: "x"
            - name: B
              value: "y"
            - name: LAST
              value: "1"
        - name: other
          image: other:1
      hostNetwork: true
"#;

#[test]
fn what_blocks_put_out_shifts_nothing_behind_them() {
    assert_places(
        DEPLOYMENT,
        RENDERED,
        &[
            ("kind: Deployment", 3, "kind: Deployment"),
            ("release-web", 5, "{{ $name }}"),
            ("app.kubernetes.io/instance", 7, "{{- include \"web.labels\" . | nindent 4 }}"),
            ("2\n", 10, "{{ .Values.replicas }}"),
            ("replicas", 10, "replicas"),
            ("name: web\n          image", 15, "name: {{ .Chart.Name }}"),
            ("\"nginx:1.25\"", 16, "\"{{ .Values.image.repository }}:{{ .Values.image.tag }}\""),
            ("securityContext", 17, "securityContext"),
            ("true\n            run", 18, "{{- toYaml .Values.securityContext | nindent 12 }}"),
            ("0\n", 18, "{{- toYaml .Values.securityContext | nindent 12 }}"),
            ("A\n", 21, "{{ $key }}"),
            ("B\n", 21, "{{ $key }}"),
            ("\"y\"", 22, "{{ $value | quote }}"),
            ("LAST", 24, "LAST"),
            ("other:1", 31, "other:1"),
            ("true\n", 18, "{{- toYaml .Values.securityContext | nindent 12 }}"),
            ("hostNetwork", 33, "hostNetwork"),
        ],
    );
}

#[test]
fn of_several_documents_each_finds_its_own_lines() {
    let template = "{{- range .Values.names }}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: {{ . }}\n{{- end }}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n";
    let service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: b";
    assert_places(template, service, &[("apiVersion", 3, "apiVersion"), ("b", 6, "{{ . }}")]);
    let map = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x";
    assert_places(template, map, &[("apiVersion", 9, "apiVersion"), ("x", 12, "x")]);
}

#[test]
fn a_template_that_is_one_action_is_its_line() {
    let template = "{{/* why */}}\n{{- include \"common.deployment\" . }}\n";
    let line = "{{- include \"common.deployment\" . }}";
    assert_places(template, "kind: Deployment\nspec:\n  hostPID: true\n", &[("true", 2, line), ("spec", 2, line)]);
}

#[test]
fn keys_that_are_filled_in_stand_at_their_action() {
    let template = "data:\n  {{- range $k, $v := .Values.data }}\n  {{ $k }}: {{ $v | quote }}\n  {{- end }}\n  last: {{ .x }}Mi\n";
    let rendered = "data:\n  a: \"1\"\n  b: \"2\"\n  last: 5Mi\n";
    assert_places(template, rendered, &[("b", 3, "{{ $k }}: {{ $v | quote }}"), ("5Mi", 5, "{{ .x }}Mi")]);
}

#[test]
fn values_in_flow_style_and_joined_lines_stay_near() {
    let template = "spec:\n  a: {{- toYaml .Values.a | nindent 4 }}\n  b: {{ .Values.b | toJson }}\n  {{- with .c }}\n  c: {{ . }} {{- end }}\n  d: 1\n";
    let rendered = "spec:\n  a:\n    x: 1\n    y: 2\n  b: {\"k\":[1]}\n  c: 3\n  d: 1\n";
    assert_places(
        template,
        rendered,
        &[
            ("y", 2, "{{- toYaml .Values.a | nindent 4 }}"),
            ("a:", 2, "a:"),
            ("[1]", 3, "{{ .Values.b | toJson }}"),
            ("3", 5, "{{ . }} {{- end }}"),
            ("d", 6, "d"),
        ],
    );
}

#[test]
fn a_huge_text_is_aligned_by_lines_that_stand_once() {
    let mut template = "data:\n".to_owned();
    for number in 0..3000 {
        write!(template, "  k{number}: {{{{ .v }}}}\n  same: 1\n  only{number}: 1\n").unwrap();
    }
    let rendered = template.replace("{{ .v }}", "7");
    let found = place(&template, &rendered, "only1500");
    assert_eq!(found, (1 + 3 * 1500 + 3, "only1500".to_owned()));
}
