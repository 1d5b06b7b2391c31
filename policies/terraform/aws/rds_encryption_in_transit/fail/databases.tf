resource "aws_db_instance" "orders" {
  identifier           = "orders"
  instance_class       = "db.m7g.large"
  engine               = "mysql"
  parameter_group_name = aws_db_parameter_group.orders.name
}

resource "aws_db_parameter_group" "orders" {
  name   = "orders"
  family = "mysql8.0"

  parameter {
    name  = "require_secure_transport"
    value = "0" # finding: terraform.aws.rds_encryption_in_transit
  }
}

resource "aws_db_instance" "stock" {
  identifier           = "stock"
  instance_class       = "db.m7g.large"
  engine               = "postgres"
  parameter_group_name = aws_db_parameter_group.stock.name
}

resource "aws_db_parameter_group" "stock" { # finding: terraform.aws.rds_encryption_in_transit
  name   = "stock"
  family = "postgres14"
}
