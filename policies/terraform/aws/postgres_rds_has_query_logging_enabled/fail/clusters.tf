resource "aws_rds_cluster" "orders" { # finding: terraform.aws.postgres_rds_has_query_logging_enabled
  cluster_identifier = "orders"
  engine             = "aurora-postgresql"
}

resource "aws_rds_cluster" "stock" {
  cluster_identifier              = "stock"
  engine                          = "aurora-postgresql"
  db_cluster_parameter_group_name = aws_rds_cluster_parameter_group.stock.name
}

resource "aws_rds_cluster_parameter_group" "stock" { # finding: terraform.aws.postgres_rds_has_query_logging_enabled
  name   = "stock"
  family = "aurora-postgresql16"

  parameter {
    name  = "log_statement"
    value = "ddl"
  }
}
