resource "aws_db_instance" "shop" {
  engine                     = "postgres"
  instance_class             = "db.t4g.small"
  allocated_storage          = 20
  auto_minor_version_upgrade = false # finding: terraform.aws.db_instance_minor_upgrade
}
