output "bucket_arn" {
  description = "For the policy of the web server's role."
  value       = aws_s3_bucket.pictures.arn
}
