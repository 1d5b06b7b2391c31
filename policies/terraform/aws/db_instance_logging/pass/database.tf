resource "aws_db_instance" "shop" {
  engine                          = "postgres"
  instance_class                  = "db.t4g.small"
  allocated_storage               = 20
  enabled_cloudwatch_logs_exports = ["postgresql", "upgrade"]
}
