resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_instance_deletion_protection
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.m7g.large"

  deletion_protection = true
}
