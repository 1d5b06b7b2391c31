resource "aws_batch_job_definition" "report" {
  name = "report"
  type = "container"

  container_properties = jsonencode({
    image = "${aws_ecr_repository.report.repository_url}:1.0.3"
  })
}
