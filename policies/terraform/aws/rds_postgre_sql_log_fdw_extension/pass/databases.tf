resource "aws_db_instance" "orders" {
  identifier     = "orders"
  instance_class = "db.m7g.large"
  engine         = "postgres"
  engine_version = "16.4"
}
