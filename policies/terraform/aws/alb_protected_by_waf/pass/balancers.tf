resource "aws_lb" "web" {
  name    = "web"
  subnets = aws_subnet.public[*].id
}

resource "aws_wafv2_web_acl_association" "web" {
  resource_arn = aws_lb.web.arn
  web_acl_arn  = aws_wafv2_web_acl.web.arn
}

resource "aws_lb" "inner" {
  name     = "inner"
  internal = true
  subnets  = aws_subnet.private[*].id
}
