resource "aws_db_instance" "orders" {
  identifier                          = "orders"
  instance_class                      = "db.m7g.large"
  engine                              = "postgres"
  iam_database_authentication_enabled = true
}
