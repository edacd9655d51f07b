import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Judgement } from '#training/judge.ts'
import type { Scenario } from '#training/scenario.ts'
import type { FileToken } from '../../../terminal-client/agent/file-token.ts'
import type { Pkcs11Token } from '../../../terminal-client/agent/pkcs11-token.ts'
import { readConfig } from '../../config.ts'
import { loadCatalogue } from '../../library/load-catalogue.ts'
import { loadReference } from '../../library/load-reference.ts'
import { loadScenario, SCENARIOS } from '../../library/load-scenarios.ts'
import { runData } from '../../library/run-data.ts'
import { type Call, type Command, CommandError, DONE, FAILED, print, printJson, usageError } from '../command.ts'
import { tokenFor } from '../open-token.ts'
import { type PlayedStep, type Player, play } from '../player.ts'
import { clientFor, type SimulatorClient } from '../simulator-client.ts'
import { accountOf, certify, newAccount } from '../terminal.ts'

const DEFAULT_UNIT = '02CI'

export const replayCommand: Command = {
  name: 'replay',
  vi: 'Chạy một kịch bản từ đầu đến cuối, ký bằng token, in từng bước.',
  en: 'Plays a scenario end to end, signing with the token, and prints each step.',
  usage: 'replay <kịch bản> [--unit <mã>] [--seed <số>] [--official] [--token <nhãn>] [--url <địa chỉ>]',
  options: {
    unit: { type: 'string' },
    seed: { type: 'string' },
    official: { type: 'boolean' },
    token: { type: 'string' },
    url: { type: 'string' },
  },
  about: {
    '<kịch bản>': 'tệp scenarios/….yaml hoặc mã kịch bản / scenario file or id',
    '--unit': `đơn vị chạy thử, mặc định ${DEFAULT_UNIT} / unit`,
    '--seed': 'hạt giống của dữ liệu giả lập, mặc định 1 / seed of the data',
    '--official': 'lượt chạy chính thức, được tính vào báo cáo / official run',
    '--token': 'nhãn token PKCS#11; PIN lấy từ VNACCS_PIN hoặc hỏi / token label',
    '--url': 'địa chỉ bộ mô phỏng / the simulator',
  },
  takes: [1, 1],
  async run(call) {
    const config = readConfig()
    const scenario = scenarioOf(call.positionals[0] ?? '')
    const seed = seedOf(call)
    const unit = call.text('unit') ?? DEFAULT_UNIT
    const client = clientFor(call, config)
    const { now } = await client.api<{ now: string }>('GET', '/api/v1/clock')
    const token = await tokenFor(call, config)
    try {
      const today = now.slice(0, 10).replaceAll('-', '')
      const { form: data, reason } = runData(loadReference())({ data: scenario.data, seed, unit, today })
      if (reason !== undefined) throw new CommandError(`Không sinh được dữ liệu của kịch bản. (${reason})`)
      const player = await prepare(client, scenario, config.dataDir, unit, token)
      const run = await client.api<{ id: string }>('POST', '/api/v1/runs', {
        scenario: scenario.id,
        unit,
        seed,
        official: call.flag('official'),
        played: scenario,
      })
      for await (const one of play({ scenario, run: run.id, data, player, client, catalogue: loadCatalogue() })) {
        if (!call.json) tell(scenario, one)
      }
      const closed = await client.api<{ judgement: Judgement }>('POST', `/api/v1/runs/${run.id}/close`, {})
      return finish(call, run.id, closed.judgement)
    } finally {
      token.close()
    }
  },
}

function scenarioOf(name: string): Scenario {
  const path = existsSync(name) ? name : join(SCENARIOS, `${name.replace(/^.*\//, '').replace(/\.ya?ml$/, '')}.yaml`)
  if (!existsSync(path))
    throw new CommandError(`Không có kịch bản "${name}" trong thư mục scenarios. (No such scenario.)`)
  return loadScenario(path)
}

function seedOf(call: Call): number {
  const text = call.text('seed') ?? '1'
  if (!/^\d{1,9}$/.test(text))
    throw usageError(`--seed ${text}: là số từ 0 đến 999999999. (A number from 0 to 999999999.)`)
  return Number(text)
}

/** Accounts and certificates as the scenario's setup wants them. */
async function prepare(
  client: SimulatorClient,
  scenario: Scenario,
  dataDir: string,
  unit: string,
  token: Pkcs11Token | FileToken,
): Promise<Player> {
  const own = await accountOf(client, dataDir, unit)
  if (scenario.setup.signer === 'own') {
    await certify(client, token, own.userId)
    return { account: own, signer: own.userId, token }
  }
  if (token.kind === 'file') {
    throw new CommandError(
      'Kịch bản này cần token PKCS#11 (hai chứng thư trên một token); máy này chỉ có token tệp. (Needs a PKCS#11 token.)',
    )
  }
  const other = await newAccount(client, unit)
  const serial = await certify(client, token, other.userId)
  if (scenario.setup.signer === 'otherAccount') {
    await certify(client, token, own.userId)
    return { account: other, signer: own.userId, token }
  }
  await client.api('POST', `/api/v1/certificates/${serial}/revoke`, { reason: 'keyCompromise' })
  return { account: other, signer: other.userId, token }
}

function tell(scenario: Scenario, { step, judgement, notice }: PlayedStep): void {
  const index = scenario.steps.indexOf(step)
  const judged = judgement.steps[index]
  const passed = judged?.status === 'passed'
  const took = judged?.durationMs ? ` · ${judged.durationMs.toFixed(1)} ms` : ''
  const rows = judged && judged.rows.length > 0 ? ` · bản tin ${judged.rows.join(', ')}` : ''
  print(`${passed ? '✓' : '✗'} ${index + 1}/${scenario.steps.length}  ${step.title.vi}${took}${rows}`)
  for (const difference of passed ? [] : (judged?.differences ?? [])) print(`     ${difference.vi}`)
  if (!passed && judged?.differences.length === 0)
    print('     Chưa thấy bản tin của bước này trong nhật ký. (No message of this step in the journal.)')
  if (notice) print(`     ${notice}`)
}

function finish(call: Call, run: string, judgement: Judgement): number {
  if (call.json) printJson({ run, ...judgement })
  else {
    const verdict = judgement.status === 'passed' ? 'ĐẠT (passed)' : 'CHƯA ĐẠT (failed)'
    print(`${verdict} · ${judgement.score} điểm · lượt chạy ${run}`)
  }
  return judgement.status === 'passed' ? DONE : FAILED
}
