resource "aws_dynamodb_table" "orders" { # finding: terraform.aws.auto_scaling_enable_on_dynamo_db_tables
  name           = "orders"
  read_capacity  = 10
  write_capacity = 10
  hash_key       = "id"
}
