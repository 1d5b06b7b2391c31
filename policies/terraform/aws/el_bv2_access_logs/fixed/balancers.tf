resource "aws_lb" "web" { # finding: terraform.aws.el_bv2_access_logs
  name    = "web"
  subnets = aws_subnet.public[*].id
}

resource "aws_lb" "mail" {
  name               = "mail"
  load_balancer_type = "network"
  subnets            = aws_subnet.public[*].id

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true # finding: terraform.aws.el_bv2_access_logs
  }
}
