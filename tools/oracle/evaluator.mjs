// Evaluates requests, a line of JSON each, by @cloud-copilot/iam-simulate, and answers what each type of policy says.
import { createInterface } from 'node:readline'
import { runSimulation } from '@cloud-copilot/iam-simulate'

const sids = (analysis) => (analysis?.denyStatements ?? []).map((one) => one.statement.sid())
const principals = (analysis) =>
  (analysis?.allowStatements ?? []).map((one) => one.statement.toJSON?.().Principal ?? null)

for await (const line of createInterface({ input: process.stdin })) {
  const run = await runSimulation(JSON.parse(line), { simulationMode: 'Strict' })
  const found = (run.result ?? run.results?.[0])?.analysis
  process.stdout.write(`${JSON.stringify(answer(run, found))}\n`)
}

function answer(run, found) {
  // The evaluator knows of no such resource for the action, so no policy can allow it there.
  if (run.errors?.message === 'no.resource.types') return of('ImplicitlyDenied')
  if (run.errors) return { errors: run.errors }
  if (!found) return of(run.overallResult)
  return {
    result: found.result,
    identity: found.identityAnalysis?.result,
    resource: found.resourceAnalysis?.result,
    scp: found.scpAnalysis?.result,
    rcp: found.rcpAnalysis?.result,
    boundary: found.permissionBoundaryAnalysis?.result,
    session: found.sessionAnalysis?.result,
    endpoint: found.endpointAnalysis?.result,
    denying: sids(found.resourceAnalysis),
    allowing: principals(found.resourceAnalysis),
  }
}

function of(result) {
  return { result, identity: result, denying: [], allowing: [] }
}
