resource "aws_db_instance" "orders" {
  identifier        = "orders"
  instance_class    = "db.t4g.medium"
  engine            = "postgres"
  storage_encrypted = true
}

resource "aws_db_instance" "replica" {
  identifier          = "orders-replica"
  instance_class      = "db.t4g.medium"
  replicate_source_db = aws_db_instance.orders.identifier
}

resource "aws_db_instance" "chosen" {
  identifier        = "chosen"
  instance_class    = "db.t4g.medium"
  engine            = "postgres"
  storage_encrypted = var.encrypted
}
