resource "google_sql_database_instance" "orders" {
  name             = "orders"
  database_version = "POSTGRES_16"

  settings {
    tier = "db-custom-2-7680"

    database_flags {
      name  = "log_parser_stats"
      value = "on" # finding: terraform.gcp.gcp_postgre_sql_database_flaglog_parser_stats_is_set_to_off
    }
  }
}
