resource "aws_db_instance" "orders" {
  identifier          = "orders"
  instance_class      = "db.m7g.large"
  engine              = "postgres"
  monitoring_interval = 30
  monitoring_role_arn = aws_iam_role.monitoring.arn
}
