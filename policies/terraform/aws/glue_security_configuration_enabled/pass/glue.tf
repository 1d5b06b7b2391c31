resource "aws_glue_crawler" "orders" {
  name                   = "orders"
  role                   = aws_iam_role.glue.arn
  database_name          = aws_glue_catalog_database.shop.name
  security_configuration = aws_glue_security_configuration.all.name
}
