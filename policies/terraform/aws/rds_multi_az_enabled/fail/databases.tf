resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_multi_az_enabled
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.m7g.large"
}
