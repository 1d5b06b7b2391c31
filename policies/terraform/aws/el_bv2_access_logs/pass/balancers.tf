resource "aws_lb" "web" {
  name    = "web"
  subnets = aws_subnet.public[*].id

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }
}
