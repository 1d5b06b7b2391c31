resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_backup
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.m7g.large"

  backup_retention_period = 7
}

resource "aws_db_instance" "carts" {
  identifier              = "carts"
  engine                  = "mysql"
  instance_class          = "db.t4g.medium"
  backup_retention_period = 7 # finding: terraform.aws.rds_backup
}
