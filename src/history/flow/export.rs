//! What an export has of deployments, with words in place of numbers.

use super::super::tables::Form::{Basis, DeploymentKind, Hex, Moment, Number, Sign, Text};
use super::super::tables::Table;

/// The files, in the order in which they are read back.
pub(in super::super) static TABLES: &[Table] = &[
    Table {
        name: "deployment_looks",
        columns: &[("repository", Text), ("deploy", Text), ("since", Moment), ("until", Moment), ("moment", Moment)],
        sql: "SELECT repository.content, deploy.content, own.since, own.until, own.moment FROM flow_look AS own \
              JOIN word AS repository ON repository.id = own.repository JOIN word AS deploy ON deploy.id = own.deploy \
              ORDER BY repository.content, deploy.content, own.since, own.until",
        by_repository: false,
    },
    Table {
        name: "deployed_services",
        columns: &[
            ("repository", Text),
            ("deploy", Text),
            ("basis", Basis),
            ("environment", Text),
            ("service", Text),
            ("clone", Number),
            ("since", Moment),
            ("until", Moment),
        ],
        sql: "SELECT repository.content, deploy.content, own.basis, environment.content, service.content, own.clone, \
              life.since, life.until FROM flow_series AS own \
              JOIN word AS repository ON repository.id = own.repository JOIN word AS deploy ON deploy.id = own.deploy \
              JOIN word AS environment ON environment.id = own.environment JOIN word AS service ON service.id = own.service \
              LEFT JOIN flow_life AS life ON life.series = own.id \
              ORDER BY repository.content, deploy.content, own.basis, environment.content, service.content, life.since",
        by_repository: false,
    },
    Table {
        name: "deployments",
        columns: &[
            ("repository", Text),
            ("deploy", Text),
            ("basis", Basis),
            ("environment", Text),
            ("service", Text),
            ("moment", Moment),
            ("commit", Hex),
            ("version", Text),
            ("kind", DeploymentKind),
            ("settles", Moment),
            ("change", Number),
            ("failed_by", Sign),
            ("mended", Moment),
            ("rework", Number),
            ("held", Number),
            ("traced", Number),
            ("squashed", Number),
            ("commits", Text),
        ],
        sql: "SELECT repository.content, deploy.content, series.basis, environment.content, service.content, \
              own.moment, own.revision, own.version, own.kind, own.settles, own.change, own.sign, own.mended, own.rework, \
              own.held, own.traced, own.squashed, own.commits FROM flow_event AS own \
              JOIN flow_series AS series ON series.id = own.series JOIN word AS repository ON repository.id = series.repository \
              JOIN word AS deploy ON deploy.id = series.deploy JOIN word AS environment ON environment.id = series.environment \
              JOIN word AS service ON service.id = series.service \
              ORDER BY repository.content, deploy.content, series.basis, environment.content, service.content, own.moment, \
              own.revision, own.version",
        by_repository: false,
    },
];
