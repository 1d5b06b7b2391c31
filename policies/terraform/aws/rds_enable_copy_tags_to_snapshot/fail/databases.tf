resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_enable_copy_tags_to_snapshot
  identifier     = "orders"
  engine         = "postgres"
  instance_class = "db.m7g.large"
}
