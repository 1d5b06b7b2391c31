resource "aws_batch_job_definition" "report" {
  name = "report"
  type = "container"

  container_properties = jsonencode({ # finding: terraform.aws.batch_job_is_not_privileged
    image      = "${aws_ecr_repository.report.repository_url}:1.0.3"
    privileged = true
  })
}
