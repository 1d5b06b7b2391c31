resource "aws_db_instance" "shop" { # finding: terraform.aws.db_instance_logging
  engine            = "postgres"
  instance_class    = "db.t4g.small"
  allocated_storage = 20
}
