package lib.azure_pipelines_test

import data.lib.azure_pipelines

test_knows_templates_by_their_paths if {
	every path in ["eng/pipelines/test-template.yml", "eng/pipelines/templates/test.yml", ".ado/variables.yml"] {
		azure_pipelines.is_template(path)
	}
	every path in ["eng/pipelines/ci.yml", "azure-pipeline.yml"] {
		not azure_pipelines.is_template(path)
	}
}

test_tells_tasks_from_templates if {
	every reference in ["Gradle@3", "ms-vscs.team.task.Build@1", "DotNetCoreCLI@2.1.0"] {
		azure_pipelines.is_task(reference)
		not azure_pipelines.is_template_here(reference)
	}
	every reference in ["eng/test.yml", "/eng/test.yaml", "../test.yml@self", "eng/${{ parameters.kind }}.yml"] {
		azure_pipelines.is_template_here(reference)
		not azure_pipelines.is_task(reference)
	}
	every reference in ["eng/test.yml@templates", "v2/OneBranch.Official.yml@templates", "test", "a.yml@1b"] {
		not azure_pipelines.is_task(reference)
		not azure_pipelines.is_template_here(reference)
	}
}
