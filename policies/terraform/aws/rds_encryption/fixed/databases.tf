variable "encrypted" {
  type    = bool
  default = false
}

resource "aws_db_instance" "orders" { # finding: terraform.aws.rds_encryption
  identifier     = "orders"
  instance_class = "db.t4g.medium"
  engine         = "postgres"

  storage_encrypted = true
}

resource "aws_db_instance" "stock" {
  identifier        = "stock"
  instance_class    = "db.t4g.medium"
  engine            = "postgres"
  storage_encrypted = true # finding: terraform.aws.rds_encryption
}
