resource "aws_db_instance" "orders" {
  identifier                      = "orders"
  engine                          = "postgres"
  instance_class                  = "db.m7g.large"
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.orders.arn
}

resource "aws_db_instance" "carts" {
  identifier     = "carts"
  engine         = "mysql"
  instance_class = "db.t4g.medium"
}
