resource "aws_dynamodb_table" "orders" { # finding: terraform.aws.dynamodb_cmk
  name         = "orders"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
}

resource "aws_dynamodb_table" "carts" {
  name         = "carts"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"

  server_side_encryption { # finding: terraform.aws.dynamodb_cmk
    enabled = true
  }
}
