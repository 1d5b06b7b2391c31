resource "aws_db_instance" "orders" {
  identifier     = "orders"
  instance_class = "db.m7g.large"
  engine         = "postgres"
  engine_version = "10.16" # finding: terraform.aws.rds_postgre_sql_log_fdw_extension
}
