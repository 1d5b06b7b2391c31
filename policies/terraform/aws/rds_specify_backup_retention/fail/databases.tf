resource "aws_rds_cluster" "stock" { # finding: terraform.aws.rds_specify_backup_retention
  cluster_identifier = "stock"
  engine             = "aurora-postgresql"
}

resource "aws_db_instance" "orders" {
  identifier              = "orders"
  engine                  = "postgres"
  instance_class          = "db.m7g.large"
  backup_retention_period = 1 # finding: terraform.aws.rds_specify_backup_retention
}
